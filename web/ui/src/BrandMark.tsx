interface BrandMarkProps {
  /** Edge in px. */
  readonly size?: number;
  /** Read aloud; leave out where the name stands beside it. */
  readonly title?: string;
}

/** A card with a medical cross whose foot turns into a tick. */
export const BrandMark = ({ size = 32, title }: BrandMarkProps) => (
  <svg className="hc-brand-mark" width={size} height={size} viewBox="0 0 32 32" role={title ? 'img' : undefined} aria-hidden={!title}>
    {title && <title>{title}</title>}
    <rect className="hc-brand-mark-ground" width="32" height="32" rx="8" />
    <path
      className="hc-brand-mark-cross"
      d="M13.2 6.500h5.600a1 1 0 0 1 1 1v4.700h4.700a1 1 0 0 1 1 1v5.600a1 1 0 0 1-1 1h-4.700v4.700a1 1 0 0 1-1 1h-5.600a1 1 0 0 1-1-1v-4.700H7.500a1 1 0 0 1-1-1v-5.600a1 1 0 0 1 1-1h4.700V7.500a1 1 0 0 1 1-1z"
    />
    <path className="hc-brand-mark-tick" d="m11.8 16.2 3 3 5.6-6.2" />
  </svg>
);
