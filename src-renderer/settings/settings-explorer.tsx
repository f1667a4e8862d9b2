import classes from './settings-explorer.module.css';

const sections = [
  ['appearance', 'Appearance'],
  ['canvas', 'Canvas'],
  ['publishing', 'Publishing'],
  ['workspace', 'Workspace'],
  ['findings', 'Findings'],
  ['security', 'Security'],
  ['shortcuts', 'Keyboard shortcuts'],
  ['about', 'About'],
] as const;

/** The contents of the settings page. */
export function SettingsExplorer() {
  function go(id: string) {
    const heading = document.getElementById(`settings-${id}-title`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }
  return (
    <>
      <h2 className={classes.heading}>Settings</h2>
      <ul className={classes.list}>
        {sections.map(([id, title]) => (
          <li key={id}>
            <button type="button" className={classes.row} onClick={() => go(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
