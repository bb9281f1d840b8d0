/** From which commit, tools and lockfiles a release was made: in-toto Statement v1 with SLSA provenance v1, in a DSSE envelope. Pure. */
import { createHash } from 'node:crypto'
import { utf8 } from '#election/bytes.ts'

export interface ReleasedFile {
  readonly name: string
  /** 64 digits */
  readonly sha256: string
}

export interface Made {
  readonly version: string
  /** 40 digits */
  readonly commit: string
  /** YYYY-MM-DD, of the commit: no release tells when it was built. */
  readonly date: string
  /** The version that packages carry. */
  readonly node: string
  /** Lockfiles and words of the builder, by path below the root. */
  readonly inputs: readonly ReleasedFile[]
}

const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
/** A name and no address: nobody fetches it. */
const BUILD_TYPE = 'urn:ippyo:npm-run-release:1'

/** Its bytes are what is signed: the same input gives the same. */
export function statementOf({ version, commit, date, node, inputs }: Made, files: readonly ReleasedFile[]): string {
  const subject = files.map(({ name, sha256 }) => ({ name, digest: { sha256 } }))
  const source = { uri: 'git+https://example.invalid/ippyo', digest: { gitCommit: commit } }
  const resolvedDependencies = [source, ...inputs.map(({ name, sha256 }) => ({ name, digest: { sha256 } }))]
  const predicate = {
    buildDefinition: {
      buildType: BUILD_TYPE,
      externalParameters: { version, commit },
      internalParameters: { sourceDate: date, node },
      resolvedDependencies,
    },
    runDetails: { builder: { id: BUILD_TYPE } },
  }
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject,
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate,
  }
  return JSON.stringify(statement)
}

/** @param keyid SHA-256 of the public key as DER; @param sign Ed25519 */
export function envelopeOf(statement: string, keyid: string, sign: (bytes: Uint8Array) => Uint8Array): string {
  const sig = Buffer.from(sign(preAuthentication(statement))).toString('base64')
  const envelope = {
    payloadType: PAYLOAD_TYPE,
    payload: Buffer.from(statement).toString('base64'),
    signatures: [{ keyid, sig }],
  }
  return `${JSON.stringify(envelope)}\n`
}

/** DSSE v1: what a signature is over. */
export function preAuthentication(statement: string): Uint8Array {
  return utf8(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${utf8(statement).length} ${statement}`)
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
