import { Fragment } from 'react';
import { blocksOf, type Run } from './light-text.ts';

const Runs = ({ of }: { readonly of: readonly Run[] }) =>
  of.map(({ text, bold }, n) => (bold ? <b key={n}>{text}</b> : <Fragment key={n}>{text}</Fragment>));

/** Light markdown as elements; no HTML of it is ever trusted. */
export const LightText = ({ text }: { readonly text: string }) => (
  <div className="light-text">
    {blocksOf(text).map(({ kind, lines }, n) =>
      kind === 'list' ? (
        <ul key={n}>
          {lines.map((runs, item) => (
            <li key={item}>
              <Runs of={runs} />
            </li>
          ))}
        </ul>
      ) : (
        <p key={n}>
          <Runs of={lines[0]!} />
        </p>
      ),
    )}
  </div>
);
