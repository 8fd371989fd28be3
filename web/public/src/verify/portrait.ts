const startsWith = (whole: Uint8Array, start: Uint8Array) => start.every((byte, at) => whole[at] === byte);

/** The picture, or undefined when it cannot be had or is not the one whose hash was signed. */
export const fetchPortrait = async (url: string, hash: Uint8Array | undefined): Promise<Blob | undefined> => {
  try {
    const answer = await fetch(url, { credentials: 'omit' });
    const picture = await answer.blob();
    if (!answer.ok || !picture.type.startsWith('image/')) return undefined;
    if (!hash) return picture;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await picture.arrayBuffer()));
    return hash.length >= 16 && startsWith(digest, hash) ? picture : undefined;
  } catch {
    return undefined;
  }
};
