/** The machine's signing key while it is open: after operator card and PIN, until the last seal or the report is durable. */
import { assert } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import type { MachineIdentity } from './machine-identity.ts'
import { signingPublicKey } from './signature.ts'
import { openSigningKey, type SigningKeyFile } from './signing-key-file.ts'

export class MachineSigner {
  #secretKey: Uint8Array | null

  /** @param secretKey Ed25519, 32 bytes; null: it was erased, or cannot be opened */
  constructor(secretKey: Uint8Array | null) {
    this.#secretKey = secretKey
  }

  /** Asked before every signature: without a key there is a way on for people, and no assertion for them to read. */
  canSign(): boolean {
    return this.#secretKey !== null
  }

  /** For one signature: nobody holds on to the key. */
  with(signOne: (secretKey: Uint8Array) => Uint8Array): Uint8Array {
    assert(this.#secretKey !== null, 'machine signer: asked whether it can sign')
    return signOne(this.#secretKey)
  }

  /** The copy in memory; the one on the disk is erased by who calls this. */
  forget(): void {
    this.#secretKey?.fill(0)
    this.#secretKey = null
  }
}

/** A key that is erased, damaged or another machine's gives a signer that cannot sign: votes are still read and copied. */
export function openMachineSigner(
  file: SigningKeyFile,
  identity: MachineIdentity,
  signingLock: Uint8Array,
): MachineSigner {
  if (file.type !== 'sealed') return new MachineSigner(null)
  const opened = openSigningKey(file, identity.place.id, signingLock)
  const own = opened.ok && equalBytes(signingPublicKey(opened.value), identity.signingKey)
  return new MachineSigner(own ? opened.value : null)
}
