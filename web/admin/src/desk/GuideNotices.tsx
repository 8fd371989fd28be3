import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { LightText } from '../registers/LightText.tsx';
import { useText } from '../words/useWords.ts';

const guideNotices = graphql(`
  query GuideNotices($institutionId: ID) {
    notices(institutionId: $institutionId) {
      code
      value {
        onGuideSheet
        name {
          zh
          en
        }
        text {
          zh
          en
        }
      }
    }
  }
`);

interface Words {
  readonly zh: string;
  readonly en: string;
}
export interface GuideNotice {
  readonly code: string;
  readonly name: Words;
  readonly text: Words;
}

const configuration = ['register-entries'];

/** The notices that an institution prints, as they stand on the sheet. */
export const NoticesOnSheet = ({ notices }: { readonly notices: readonly GuideNotice[] }) => {
  const text = useText();
  return (
    <section className="guide-notices">
      {notices.map((notice) => (
        <div key={notice.code} data-testid={`notice-${notice.code}`}>
          <h3>{text(notice.name)}</h3>
          <LightText text={text(notice.text)} />
        </div>
      ))}
    </section>
  );
};

/** What the institution tells those who carry the sheet (A6); follows a change while the page is open. */
export const GuideNotices = ({ institutionId }: { readonly institutionId: string }) => {
  const { data } = useLiveQuery({ query: guideNotices, variables: { institutionId }, live: configuration, ownWrites: false });
  const printed = (data?.notices ?? []).filter(({ value }) => value.onGuideSheet);
  return printed.length > 0 ? <NoticesOnSheet notices={printed.map(({ code, value }) => ({ code, ...value }))} /> : null;
};
