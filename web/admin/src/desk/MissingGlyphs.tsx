import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';

const missingGlyphs = graphql(`
  query MissingGlyphs($text: String!) {
    missingCharacters(text: $text)
  }
`);

/** Rare characters that the card could not print: said while the person is still at the desk. */
export const MissingGlyphs = ({ name }: { readonly name: string }) => {
  const { t } = useTranslation('desk');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(name.trim()), 500);
    return () => clearTimeout(timer);
  }, [name]);
  // Common characters are on every card: only what lies outside of them is worth a question.
  const rare = /[^\u4e00-\u9fa5\p{Script=Latin}\s·.'-]/u.test(asked);
  const [{ data }] = useQuery({ query: missingGlyphs, variables: { text: asked }, pause: !rare });
  const missing = rare ? (data?.missingCharacters ?? []) : [];
  return missing.length === 0 ? null : (
    <p className="field-warning" role="alert" data-testid="missing-glyphs">
      {t('missingGlyph', { characters: missing.join('') })}
    </p>
  );
};
