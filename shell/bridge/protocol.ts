/**
 * The messages between an app's service and its screen, as JSON text. The same messages go over the WebSocket of the Chromium shell and
 * over the IPC of the Electron shell. Both ends bound the size first, then parse.
 *
 * Opening: the screen asks for the WebSocket with a one-time token; the service answers with the next one, the screen says that it kept it
 * (for a reload), and only then the old one dies and views begin. See docs/decisions/007-give-the-browser-one-room-and-one-page.md.
 */
import { z } from 'zod'
import { parseWellFormed } from '#election/keys/json-file.ts'

/** A press, a name to search, a typed count: small. Longer text is an attack or a bug, and ends the connection. */
export const UP_BYTES_MAX = 64 * 1024
const DOWN_BYTES_MAX = 4 * 1024 * 1024

const TOKEN = /^[0-9a-f]{64}$/
const token = z.string().regex(TOKEN)

/** The protocol of the service's WebSocket, and the only one of the offered sub-protocols that it ever names again. */
export const BRIDGE_PROTOCOL = 'ippyo'

/** A page sets no headers on a WebSocket, only sub-protocols: the token travels as one, so a stranger never gets a socket. */
export function askWith(token: string): [string, string] {
  return [BRIDGE_PROTOCOL, token]
}

/** null: no sub-protocols of ours were offered. */
export function tokenAskedWith(offered: string | undefined): string | null {
  const [protocol, token, ...more] = (offered ?? '').split(',').map((each) => each.trim())
  if (protocol !== BRIDGE_PROTOCOL || token === undefined || more.length > 0) return null
  return TOKEN.test(token) ? token : null
}

const upSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('kept') }),
  /** `event` is parsed again by the app's `screenEventSchema`. */
  z.strictObject({ type: z.literal('event'), event: z.record(z.string(), z.unknown()) }),
])
export type Up = z.infer<typeof upSchema>

const downSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('opened'), next: token }),
  /** The whole view after an event; the newest replaces all before it. */
  z.strictObject({ type: z.literal('view'), view: z.record(z.string(), z.unknown()) }),
  /** This window ends, and another goes on: it shows that, and no view any more. */
  z.strictObject({ type: z.literal('ends') }),
  z.strictObject({
    type: z.literal('refused'),
    code: z.enum(['token', 'event', 'message']),
  }),
])
export type Down = z.infer<typeof downSchema>

/** Close codes of the WebSocket, from the private range. */
export const CLOSE = { busy: 4001, token: 4003, message: 4004, stopped: 4000 } as const

/** null: not JSON, or not one of the messages. */
export function parseUp(text: string): Up | null {
  return parseMessage(upSchema, text, UP_BYTES_MAX)
}

export function parseDown(text: string): Down | null {
  return parseMessage(downSchema, text, DOWN_BYTES_MAX)
}

function parseMessage<T>(schema: z.ZodType<T>, text: string, bytesMax: number): T | null {
  if (text.length > bytesMax) return null
  let json: unknown
  try {
    json = parseWellFormed(text)
  } catch {
    // Text that is no JSON, or half a character, comes from a stranger: refused like any other wrong message.
    return null
  }
  const parsed = schema.safeParse(json)
  return parsed.success ? parsed.data : null
}
