import { useTranslation } from 'react-i18next';
import { goTo, oldCardAddress } from '../app/route.ts';

/** The way to the archive of the system before this one, with what was scanned. */
export const OldCardLink = ({ scanned = '' }: { readonly scanned?: string }) => {
  const { t } = useTranslation();
  const address = oldCardAddress(scanned);
  return (
    <a
      className="old-link"
      href={address}
      onClick={(event) => {
        event.preventDefault();
        goTo(address);
      }}
    >
      {t(scanned === '' ? 'old.link' : 'old.linkScanned')}
    </a>
  );
};
