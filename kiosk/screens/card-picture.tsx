/** Card and tray, with the arrow that says which way. Lines only, in the colours of the scheme. */
export function CardPicture({ way }: { readonly way: 'in' | 'out' }) {
  return (
    <svg className="card-picture" viewBox="0 0 240 180" aria-hidden="true" focusable="false">
      <rect x="20" y="118" width="200" height="58" rx="8" className="picture-reader" />
      <rect x="68" y="124" width="104" height="46" rx="7" className="picture-place" />
      <g className={way === 'in' ? 'picture-card' : 'picture-card picture-card-out'}>
        <rect x="75" y="14" width="90" height="62" rx="7" className="picture-face" />
        <line x1="87" y1="34" x2="153" y2="34" className="picture-line" />
        <line x1="87" y1="48" x2="130" y2="48" className="picture-line" />
      </g>
      <path
        d={way === 'in' ? 'M120 82 V112 M106 99 L120 113 L134 99' : 'M120 114 V84 M106 97 L120 83 L134 97'}
        className="picture-arrow"
      />
    </svg>
  )
}
