import type { ReactNode } from 'react';
import type { Status } from './theme.ts';

interface IconProps {
  /** In px; `1em` when missing, so that it follows the text beside it. */
  readonly size?: number | undefined;
  readonly weight?: number;
}

const Line = ({ size, weight = 2, children }: IconProps & { readonly children: ReactNode }) => (
  <svg
    width={size ?? '1em'}
    height={size ?? '1em'}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={weight}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

/** A shape for each status: colour alone must never carry the meaning (WCAG 1.4.1). */
const shapes: Readonly<Record<Status, ReactNode>> = {
  valid: <path d="m5 12.8 4.6 4.6L19.2 7" />,
  expired: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5.2l3.4 2" />
    </>
  ),
  suspended: <path d="M9 6v12M15 6v12" />,
  revoked: <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />,
  superseded: <path d="M4 8.5h14m-4-4 4 4-4 4M20 15.5H6m4-4-4 4 4 4" />,
  unknown: (
    <>
      <path d="M8.6 8.8a3.5 3.5 0 1 1 5.2 3.3c-1.2.7-1.8 1.4-1.8 2.6" />
      <path d="M12 18.5v.01" />
    </>
  ),
  forged: (
    <>
      <path d="M12 5v8.5" />
      <path d="M12 18.4v.01" />
    </>
  ),
  unchecked: <path d="M3.5 9.8a12.4 12.4 0 0 1 17 0M7.2 13.8a7 7 0 0 1 9.6 0M12 18v.01M4.5 3.5l15 17" />,
};

export const StatusIcon = ({ status, ...line }: IconProps & { readonly status: Status }) => <Line {...line}>{shapes[status]}</Line>;

export const icons = {
  camera: (
    <>
      <path d="M4 8.5A1.5 1.5 0 0 1 5.5 7H8l1.3-2h5.400L16 7h2.500A1.5 1.5 0 0 1 20 8.500v9a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 4 17.500z" />
      <circle cx="12" cy="12.8" r="3.3" />
    </>
  ),
  picture: (
    <>
      <rect x="4" y="5" width="16" height="14" rx="2" />
      <circle cx="9" cy="10" r="1.5" />
      <path d="m4.5 17 4.5-4 3.5 3 3-2.5 4 3.5" />
    </>
  ),
  paste: (
    <>
      <path d="M9 5H7a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2h-2" />
      <rect x="9" y="3" width="6" height="4" rx="1" />
      <path d="M9 12h6M9 16h4" />
    </>
  ),
  scan: <path d="M4 8V6a2 2 0 0 1 2-2h2M16 4h2a2 2 0 0 1 2 2v2M20 16v2a2 2 0 0 1-2 2h-2M8 20H6a2 2 0 0 1-2-2v-2M4 12h16" />,
  person: (
    <>
      <circle cx="12" cy="8.5" r="3.5" />
      <path d="M5 19.500c.6-3.6 3.4-5.5 7-5.500s6.4 1.9 7 5.5" />
    </>
  ),
  moon: <path d="M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 3v1.500M12 19.500V21M3 12h1.500M19.5 12H21M5.6 5.600l1.1 1.100M17.3 17.300l1.1 1.100M18.4 5.600l-1.1 1.100M6.7 17.300l-1.1 1.1" />
    </>
  ),
  close: <path d="m6.5 6.5 11 11M17.5 6.500l-11 11" />,
  back: <path d="m14.5 5.5-6.5 6.5 6.5 6.5" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5M12 7.800v.01" />
    </>
  ),
  empty: (
    <>
      <path d="M4 13.5 6.5 6h11L20 13.500V18a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z" />
      <path d="M4 13.500h4.500a3.5 3.5 0 0 0 7 0H20" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export const Icon = ({ name, ...line }: IconProps & { readonly name: keyof typeof icons }) => <Line {...line}>{icons[name]}</Line>;
