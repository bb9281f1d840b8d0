/** The parts of a package and their licences: as CycloneDX 1.5 for programs, as a list for people. The same input gives the same bytes. */
import { createHash } from 'node:crypto'
import type { LicenceText } from './licence-texts.ts'

export interface Part {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** SHA-512 of the lockfile, in base64; null: not from the registry. */
  readonly integrity: string | null
}

export interface SbomInput {
  readonly name: string
  readonly version: string
  /** null: it runs on the reader's own. */
  readonly node: string | null
  readonly parts: readonly Part[]
}

export function sbomOf({ name, version, node, parts }: SbomInput): string {
  const components = [
    ...(node === null ? [] : [platformOf(node)]),
    ...parts.map((part) => ({
      type: 'library',
      name: part.name,
      version: part.version,
      'bom-ref': purlOf(part),
      purl: purlOf(part),
      licenses: [
        /^[A-Za-z0-9.-]+$/.test(part.licence) ? { license: { id: part.licence } } : { license: { name: part.licence } },
      ],
      ...(part.integrity === null ? {} : { hashes: [{ alg: 'SHA-512', content: hexOf(part.integrity) }] }),
    })),
  ]
  const about = {
    type: 'application',
    name,
    version,
    'bom-ref': `${name}@${version}`,
    licenses: [{ license: { id: 'Apache-2.0' } }],
  }
  const body = { metadata: { component: about }, components }
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', serialNumber: serialOf(body), version: 1, ...body }, null, 2)}\n`
}

function platformOf(version: string) {
  return {
    type: 'platform',
    name: 'node',
    version,
    'bom-ref': `node@${version}`,
    licenses: [{ license: { name: 'MIT and others' } }],
  }
}

export function licencesOf({ name, version, node, parts }: SbomInput, texts: readonly LicenceText[]): string {
  const rows = parts.map((part) => `| ${part.name} | ${part.version} | ${part.licence} |`)
  const table = `| part | version | licence |\n|---|---|---|\n| ${name} | ${version} | Apache-2.0 |\n${node === null ? '' : `| Node.js | ${node} | MIT and others |\n`}${rows.join('\n')}\n`
  const sections = texts.map(({ of, text }) => `\n## ${of}\n\n${text}\n`)
  return `# ${name} ${version}: licences\n\n${table}${sections.join('')}`
}

function purlOf({ name, version }: Part): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

function hexOf(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')
}

/** RFC 9562 §5.8, from the contents: another moment gives no other number. */
function serialOf(body: object): string {
  const hex = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
