import { FilePdfOutlined } from '@ant-design/icons';
import { useState } from 'react';

/** A copy of a paper, small; the whole of it opens beside the page. A PDF has no picture. */
export const CopyPicture = ({ file, name }: { readonly file: string; readonly name: string }) => {
  const [picture, setPicture] = useState(true);
  const address = `/api/papers/${file}`;
  return (
    <a className="copy" href={address} target="_blank" rel="noreferrer" title={name}>
      {picture ? (
        <img src={address} alt="" onError={() => setPicture(false)} />
      ) : (
        <span className="copy-pdf">
          <FilePdfOutlined />
        </span>
      )}
      <span>{name}</span>
    </a>
  );
};
