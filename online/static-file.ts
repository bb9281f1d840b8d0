/** Files of a page, as its server hands them out from memory. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
}
export const OCTETS = 'application/octet-stream'

/** By name: what a build wrote into the directory. */
export function filesIn(directory: string): ReadonlyMap<string, Uint8Array> {
  return new Map(readdirSync(directory).map((name) => [name, new Uint8Array(readFileSync(join(directory, name)))]))
}

export function giveFile(reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply {
  const type = TYPES[/\.([a-z]+)$/.exec(name)?.[1] ?? ''] ?? OCTETS
  return reply.type(type).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
