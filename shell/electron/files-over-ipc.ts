/**
 * Files that an app itself has for its page (a voice's clips at the office), over the channel between Electron's process and the service. The screen's own
 * messages on this channel are texts, these are objects.
 */
import { z } from 'zod'
import type { ScreenFile } from '../screen-files.ts'

/** One end of a channel of Node’s child processes. It may be sent to after its other end is gone. */
export interface Channel {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** The page is a stranger: it asks for little, and the app looks it up as a key. */
const PATH_MAX = 1000
const askedSchema = z.strictObject({ ask: z.int(), path: z.string().max(PATH_MAX) })
const answeredSchema = z.strictObject({
  ask: z.int(),
  file: z.strictObject({ type: z.string(), base64: z.base64() }).nullable(),
})

/** At Electron's end. @returns asks the service for a file; null: it has none by this path */
export function askForFiles(channel: Channel): (path: string) => Promise<ScreenFile | null> {
  const waiting = new Map<number, (file: ScreenFile | null) => void>()
  let asked = 0
  channel.onMessage((message) => {
    const answered = answeredSchema.safeParse(message)
    if (!answered.success) return
    const { ask, file } = answered.data
    waiting.get(ask)?.(file && { type: file.type, bytes: Buffer.from(file.base64, 'base64') })
    waiting.delete(ask)
  })
  return async (path) => {
    if (path.length > PATH_MAX) return null
    return new Promise((resolve) => {
      const ask = asked++
      waiting.set(ask, resolve)
      channel.send({ ask, path } satisfies z.infer<typeof askedSchema>)
    })
  }
}

/** At the service's end. */
export function answerForFiles(channel: Channel, fileOf: (path: string) => ScreenFile | null): void {
  channel.onMessage((message) => {
    const asked = askedSchema.safeParse(message)
    if (!asked.success) return
    const file = fileOf(asked.data.path)
    channel.send({
      ask: asked.data.ask,
      file: file && { type: file.type, base64: file.bytes.toString('base64') },
    } satisfies z.infer<typeof answeredSchema>)
  })
}
