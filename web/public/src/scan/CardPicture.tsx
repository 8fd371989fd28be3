/** What to look for: a card with a code, and the frame that finds it. Drawn in the theme's colours. */
export const CardPicture = () => (
  <svg className="card-picture" viewBox="0 0 320 150" aria-hidden="true">
    <rect className="card-sheet" x="52" y="13" width="216" height="124" rx="12" />
    <path className="card-band" d="M52 25a12 12 0 0 1 12-12h192a12 12 0 0 1 12 12v13H52z" />
    <rect className="card-portrait" x="68" y="52" width="46" height="60" rx="5" />
    <circle className="card-person" cx="91" cy="74" r="10" />
    <path className="card-person" d="M73 112c1-13 8-19 18-19s17 6 18 19z" />
    <path className="card-lines" d="M126 60h44M126 76h34M126 92h40M126 108h24" />
    <path
      className="card-code"
      d="M192 60h16v16h-16zM232 60h16v16h-16zM192 100h16v16h-16zM197 65v6h6v-6zM237 65v6h6v-6zM197 105v6h6v-6zM214 60h5v6h-5zM222 66h5v10h-5zM214 72h5v8h-5zM192 82h8v5h-8zM205 82h6v6h-6zM216 84h10v5h-10zM232 82h5v8h-5zM241 84h7v5h-7zM192 92h5v4h-5zM214 94h6v8h-6zM226 94h8v5h-8zM240 94h8v8h-8zM214 108h8v8h-8zM228 104h6v6h-6zM238 108h10v5h-10zM228 113h5v4h-5z"
      fillRule="evenodd"
    />
    <path
      className="card-frame"
      d="M182 64V56a6 6 0 0 1 6-6h8M244 50h8a6 6 0 0 1 6 6v8M258 112v8a6 6 0 0 1-6 6h-8M196 126h-8a6 6 0 0 1-6-6v-8"
    />
  </svg>
);
