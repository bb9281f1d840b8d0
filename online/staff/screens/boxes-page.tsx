/** The list of boxes: its number of boxes first, then two signatures, then the file for the stick. */
import { fromBase64 } from '#election/online/log/base64.ts'
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#ui/messages/online-staff-screen.ts'
import type { OfficeNow, Signed } from '../session/state.ts'
import { MainButton, type PageProps, type Send } from './parts.tsx'

export function BoxesPage({ page: { now, signed }, send }: PageProps<'boxes'>) {
  const say = useText()
  return (
    <>
      <p>{say(words.boxesHelp)}</p>
      {signed !== null && <IsSigned signed={signed} />}
      {now !== null && signed?.type !== 'signed-twice' && <Now boxes={now.boxes} send={send} />}
    </>
  )
}

function Now({
  boxes: { boxes, number, signedBy },
  send,
}: {
  readonly boxes: OfficeNow['boxes']
  readonly send: Send
}) {
  const say = useText()
  if (boxes === 0) return <p>{say(words.boxesNone)}</p>
  return (
    <section>
      <p className="large">{say(words.boxesNow, { number, boxes })}</p>
      <p>{signedBy === null ? say(words.boxesFirst) : say(words.boxesSigned, { name: signedBy })}</p>
      <MainButton
        onPress={() =>
          send({
            type: 'ask',
            asked: { name: 'boxes', body: { seen: boxes } },
            about: say(words.boxesNow, { number, boxes }),
          })
        }
      >
        {say(words.sign)}
      </MainButton>
    </section>
  )
}

function IsSigned({ signed }: { readonly signed: Signed }) {
  const say = useText()
  if (signed.type === 'signed-once') {
    return (
      <p className="done" role="status">
        {say(words.signedOnce)}
      </p>
    )
  }
  const { boxes, file, number } = signed
  return (
    <div className="made">
      <p className="what" role="status">
        {say(words.signedTwice, { boxes })}
      </p>
      <MainButton onPress={() => save(fromBase64(file), `online-boxes-${number}.ippyo`)}>
        {say(words.saveBoxes)}
      </MainButton>
    </div>
  )
}

/** By the browser itself, to where the person points: the stick. */
function save(bytes: Uint8Array | null, name: string): void {
  if (bytes === null) return
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
