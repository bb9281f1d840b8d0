/** A line of names and figures: the figures are in bold letters, and the words between them are quiet. */
import { createElement } from 'react'
import './figures.css'

const FIGURE = /(\d[\d,.:]*)/

export function Figured({ children }: { readonly children: string }) {
  // Every second part is a figure.
  const parts = children.split(FIGURE).map((part, at) => (at % 2 === 1 ? createElement('b', null, part) : part))
  return createElement('span', { className: 'figured' }, ...parts)
}
