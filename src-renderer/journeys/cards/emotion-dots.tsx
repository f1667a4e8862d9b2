import styles from './emotion-dots.module.css';

const words: Readonly<Record<string, string>> = {
  '-2': 'very bad',
  '-1': 'bad',
  '0': 'neutral',
  '1': 'good',
  '2': 'very good',
};

/** Two dots: how many are filled says how strong, colour and shape say which way (round is good, square is bad). */
export function EmotionDots({ emotion }: { readonly emotion: number | null }) {
  if (emotion === null) return null;
  const strength = Math.min(2, Math.abs(emotion));
  const tone = emotion > 0 ? 'good' : emotion < 0 ? 'bad' : 'neutral';
  return (
    <span className={styles.dots} title={`Designed emotion: ${words[String(emotion)] ?? emotion}`}>
      <span className={styles.dot} data-tone={strength >= 1 ? tone : 'neutral'} />
      <span className={styles.dot} data-tone={strength >= 2 ? tone : 'neutral'} />
    </span>
  );
}
