/** Pictures that people look at after a run. As PNG each takes nearly twice the processor's time, and there are two hundred of them. */
import { join } from 'node:path'

export function pictureAt(folder: string, name: string): { readonly path: string; readonly quality: number } {
  return { path: join(folder, `${name}.jpg`), quality: 85 }
}
