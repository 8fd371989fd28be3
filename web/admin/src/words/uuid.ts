/** A UUIDv7: ids made one after another sort that way. Works where the page is not served over https, too. */
export const newId = (now: number = Date.now(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string => {
  const time = now.toString(16).padStart(12, '0');
  const rest = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(rest[3]!, 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
};
