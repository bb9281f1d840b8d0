/** Pictures, each with its time, become one WebM file (VP9), which every browser shows. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Text stays sharp, and a minute has about a megabyte. */
const QUALITY = '38'

export class Film {
  readonly #pictures: string
  readonly #path: string
  readonly #list: string[] = []

  constructor(directory: string, name: string) {
    this.#path = join(directory, `${name}.webm`)
    this.#pictures = join(directory, `${name}.pictures`)
    rmSync(this.#pictures, { recursive: true, force: true })
    mkdirSync(this.#pictures)
  }

  /** @param png of the size of all others */
  add(png: Buffer, ms: number): void {
    const name = `${String(this.#list.length).padStart(4, '0')}.png`
    writeFileSync(join(this.#pictures, name), png)
    this.#list.push(`file ${name}\nduration ${ms / 1000}`)
  }

  /** @returns its path */
  develop(): string {
    const list = join(this.#pictures, 'list.txt')
    // The last one is named again: a list's last picture has no length of its own.
    const last = this.#list.at(-1)?.split('\n')[0]
    writeFileSync(list, `${[...this.#list, last].join('\n')}\n`)
    const shown = [
      '-fps_mode',
      'vfr',
      '-pix_fmt',
      'yuv420p',
      '-c:v',
      'libvpx-vp9',
      '-crf',
      QUALITY,
      '-b:v',
      '0',
      '-row-mt',
      '1',
    ]
    const { status, stderr } = spawnSync(
      'ffmpeg',
      ['-y', '-loglevel', 'error', '-f', 'concat', '-i', list, ...shown, this.#path],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`ffmpeg: ${stderr}`)
    rmSync(this.#pictures, { recursive: true })
    return this.#path
  }
}
