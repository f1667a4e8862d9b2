import type { ReactNode } from 'react';
import { Logo } from '../frame/logo.tsx';
import classes from './gate-card.module.css';

/** One quiet card in the middle of the window, for everything that stands before an open workspace. */
export function GateCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className={classes.screen}>
      <section className={classes.card} aria-labelledby="gate-title">
        <Logo size={28} />
        <h1 id="gate-title" className={classes.title}>
          {title}
        </h1>
        {children}
      </section>
    </main>
  );
}
