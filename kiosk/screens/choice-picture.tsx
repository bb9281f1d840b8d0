/** A picture of the package, as the screen's own server gives it; at the office, as the project keeps it. */
import { createContext, useContext } from 'react'
import type { ShownPicture } from '../session/shown-candidate.ts'

const PictureSource = createContext((file: string) => `/${file}`)

/** Where another page shows this one, its pictures come from there. */
export const PicturesFrom = PictureSource.Provider

/** Its words are beside it, or on the page of the description: a name for it would be heard twice. */
export function ChoicePicture({ picture, className }: { readonly picture: ShownPicture; readonly className: string }) {
  const { file, width, height } = picture
  const sourceOf = useContext(PictureSource)
  return <img className={className} src={sourceOf(file)} alt="" width={width} height={height} draggable={false} />
}
