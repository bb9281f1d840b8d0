/**
 * What outlives the way to the card and a torn line: the session key, which cannot be read out, the flow, the permit, and the cast that waits
 * for its answer. One record in IndexedDB; each change is one transaction, so that of two windows one wins.
 */
import type { Cast, HeldPermit, Purpose } from '../session/state.ts'

export interface KeptWay {
  readonly flow: string
  readonly purpose: Purpose
  readonly key: CryptoKeyPair
  readonly permit: HeldPermit | null
  readonly cast: Cast | null
}

export interface Store {
  read(): Promise<KeptWay | null>
  /** @param next gives what is to be kept, from what is; null: nothing any more. @returns what is kept now */
  change(next: (kept: KeptWay | null) => KeptWay | null): Promise<KeptWay | null>
}

const DATABASE = 'ippyo-voter'
const STORE = 'way'
const KEY = 'now'

/** @throws DOMException where the browser keeps nothing for a page */
export async function openStore(factory: IDBFactory): Promise<Store> {
  const database = await new Promise<IDBDatabase>((opened, failed) => {
    const request = factory.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => opened(request.result)
    request.onerror = () => failed(request.error)
  })
  const change: Store['change'] = (next) =>
    new Promise((done, failed) => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' })
      const store = transaction.objectStore(STORE)
      let kept: KeptWay | null = null
      const request: IDBRequest<KeptWay | undefined> = store.get(KEY)
      request.onsuccess = () => {
        kept = next(request.result ?? null)
        if (kept === null) store.delete(KEY)
        else store.put(kept, KEY)
      }
      transaction.oncomplete = () => done(kept)
      transaction.onabort = () => failed(transaction.error)
    })
  return { change, read: () => change((kept) => kept) }
}
