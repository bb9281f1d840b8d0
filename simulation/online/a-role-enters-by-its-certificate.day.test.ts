/** Box and database are on two hosts: a role is let in over TLS by its certificate, and a server is believed by its own (O-15). */
import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { answered } from '#online/database/answered.ts'
import { ADMINISTRATOR, unprivileged } from '#online/database/cluster.ts'
import { connectionOf, migrateConfig, poolOf } from '#online/main/config.ts'
import { leftOut, openDatabaseRoom, whyNoDatabase } from './database-room.ts'

type Room = Awaited<ReturnType<typeof openDatabaseRoom>>

describe.skipIf(whyNoDatabase !== null)(`a role enters by its certificate${leftOut}`, () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-tls-'))
  const at = (name: string) => join(directory, name)
  let room: Room
  let port: number

  beforeAll(async () => {
    for (const authority of ['ours', 'strange']) makeAuthority(authority)
    makeCertificate('ours', 'server', 'box.example', 'IP:127.0.0.1')
    makeCertificate('ours', 'elsewhere', 'box.example', 'DNS:box.example')
    for (const role of ['collector', 'holder']) makeCertificate('ours', role, role)
    makeCertificate('strange', 'forged', 'collector')
    port = await freePort()
    vi.stubEnv('PGPORT', String(port))
    room = await openServer('server')
  })

  afterAll(async () => {
    await room?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  function openssl(...words: string[]): void {
    execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] })
  }

  function makeAuthority(name: string): void {
    openssl(
      ...'req -x509 -newkey ed25519 -nodes -days 2'.split(' '),
      ...['-subj', `/CN=${name}`],
      ...keyAndCertificate(name),
    )
  }

  function makeCertificate(authority: string, name: string, commonName: string, place?: string): void {
    const for_ = place === undefined ? [] : ['-addext', `subjectAltName=${place}`]
    const by = ['-CA', at(`${authority}.pem`), '-CAkey', at(`${authority}.key`)]
    openssl(
      'req',
      '-x509',
      ...by,
      ...'-newkey ed25519 -nodes -days 2'.split(' '),
      '-subj',
      `/CN=${commonName}`,
      ...for_,
      ...keyAndCertificate(name),
    )
  }

  function keyAndCertificate(name: string): string[] {
    return ['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)]
  }

  /** Files of the server are its user's own. */
  async function openServer(certificate: string): Promise<Room> {
    const { gid, uid } = unprivileged()
    const own = at(`of-${certificate}`)
    mkdirSync(own)
    for (const [name, text] of [
      ['server.pem', readFileSync(at(`${certificate}.pem`))],
      ['server.key', readFileSync(at(`${certificate}.key`))],
      ['hba', `local all ${ADMINISTRATOR} trust\nhostssl all all 127.0.0.1/32 cert\n`],
    ] as const)
      writeFileSync(join(own, name), text, { mode: 0o600 })
    if (uid !== undefined && gid !== undefined) {
      for (const path of [directory, own, ...readdirSync(own).map((name) => join(own, name))]) chownSync(path, uid, gid)
    }
    const settings = {
      ...{ listen_addresses: '127.0.0.1', port: String(port), ssl: 'on', hba_file: join(own, 'hba') },
      ...{ ssl_cert_file: join(own, 'server.pem'), ssl_key_file: join(own, 'server.key'), ssl_ca_file: at('ours.pem') },
    }
    return openDatabaseRoom('box', { settings })
  }

  async function asks(config: object): Promise<unknown> {
    const { database } = migrateConfig.parse({ side: 'box', database: { ...config, sites: 1 } })
    const pool = poolOf(database, 1)
    const said = await answered(pool, 'SELECT current_user AS role', [])
    await pool.end()
    return said.ok ? said.value : said.error
  }

  const tls = (name: string, authority = 'ours') => ({
    ...{ authority: at(`${authority}.pem`), certificate: at(`${name}.pem`), key: at(`${name}.key`) },
  })
  const as = (user: string, name: string, authority?: string) =>
    asks({ host: '127.0.0.1', port, name: room.database, user, tls: tls(name, authority) })
  const refused = (cause: string) => ({ type: 'no-answer', cause: `no-connection ${cause}` })

  test('its own is let in as itself, and as nobody else; the log says that it is the role', async () => {
    expect(await as('collector', 'collector')).toEqual([{ role: 'collector' }])
    expect(await as('holder', 'collector')).toEqual(refused('28000'))
    expect(await as('collector', 'forged')).not.toEqual([{ role: 'collector' }])
  })

  test('a server is not believed by another authority, or for another host', async () => {
    expect(await as('collector', 'collector', 'strange')).toMatchObject({ type: 'no-answer' })
    await room.close()
    room = await openServer('elsewhere')
    expect(await as('collector', 'collector')).toEqual(refused('ERR_TLS_CERT_ALTNAME_INVALID'))
  })

  test('a host without a certificate, and a socket with one, are refused before anything is asked', () => {
    const place = { name: 'box_side', user: 'collector' }
    const isTaken = (more: object) => migrateConfig.safeParse({ side: 'box', database: { ...place, ...more } }).success
    expect(isTaken({ host: '127.0.0.1' })).toBe(false)
    expect(isTaken({ host: '127.0.0.1', tls: tls('collector') })).toBe(true)
    expect(isTaken({ host: '/run/postgresql', tls: tls('collector') })).toBe(false)
    expect(isTaken({ host: '/run/postgresql' })).toBe(true)
    expect(connectionOf({ ...place, port: 5432 }, '/run/postgresql')).not.toHaveProperty('ssl')
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((listens) => server.once('listening', listens))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
