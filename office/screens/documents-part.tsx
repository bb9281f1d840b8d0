/** own-50: what one passphrase signed after the ceremony, with the numbers that two people compare before they approve it. */
import { listed } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { uiWords } from '#words/common.ts'
import type { DocumentFacts } from '../session/documents.ts'
import type { DocumentView } from '../session/view.ts'
import { Act, useMayNot, waits, waitsForPackage } from './act.tsx'
import { Approval } from './approval.tsx'
import { Put } from './files-problems.tsx'
import type { PageProps } from './page-props.ts'

export function DocumentsPart({ view, send }: PageProps) {
  const say = useText()
  const { documents, keys, put } = view
  if (documents === null) return null
  // The number of what is signed comes first.
  const first = documents.find(({ approved, facts }) => !approved || put[facts.kind] === undefined)
  const next = keys.signed === null || keys.number.approved || keys.number.approvers === null ? first : undefined
  return (
    <section className="keys-section" data-documents={documents.length}>
      <h2>{say(officeWords.documentsTitle)}</h2>
      <p>{say(officeWords.documentsText)}</p>
      <Act why={waitsForPackage(view)} onPress={() => send({ type: 'take-documents' })}>
        {say(officeWords.takeDocuments)}
      </Act>
      {documents.length === 0 && <p className="quiet">{say(officeWords.documentsNone)}</p>}
      {documents.map((document) => (
        <SignedFile key={document.sha256} document={document} main={document === next} view={view} send={send} />
      ))}
    </section>
  )
}

interface SignedFileProps extends PageProps {
  readonly document: DocumentView
  /** It is the next thing on its page. */
  readonly main: boolean
}

function SignedFile({ document, main, view, send }: SignedFileProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { facts, sha256, by, approved, mayNotApprove } = document
  return (
    <section data-document={facts.kind} data-approved={approved}>
      <h3>{say(officeWords[`document_${facts.kind}`])}</h3>
      <p>{say(officeWords[`documentCompare_${facts.kind}`])}</p>
      <Facts facts={facts} />
      <p>
        <span lang="ja">{say(officeWords.documentBy, { name: by })}</span>
      </p>
      <Approval
        {...document}
        main={main}
        content={sha256}
        why={waits(view) ?? mayNot(mayNotApprove)}
        onApprove={() => send({ type: 'approve-document', sha256 })}
      >
        <Act
          kind={main && approved ? 'go' : 'plain'}
          why={waits(view) ?? mayNot(approved ? null : 'not-approved')}
          onPress={() => send({ type: 'put-document-approvals', sha256 })}
        >
          {say(officeWords.putDocument)}
        </Act>
        <Put folder={view.put[facts.kind]} />
      </Approval>
      <p className="quiet">{say(officeWords[`putDocumentText_${facts.kind}`])}</p>
    </section>
  )
}

function Facts({ facts }: { readonly facts: DocumentFacts }) {
  const say = useText()
  const rows = useRows(facts)
  return (
    <>
      <p>
        {say(officeWords.documentNumber)}
        <br />
        <strong className="number-digits">{facts.number}</strong>
      </p>
      <ul>
        {rows.map(([name, value]) => (
          <li key={`${name} ${value}`}>
            {name}
            {say(uiWords.colon)}
            <strong className="names">{value}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}

function useRows(facts: DocumentFacts): readonly (readonly [name: string, value: string])[] {
  const say = useText()
  const minute = useMinute()
  const language = useLanguage()
  if (facts.kind === 'online-gazette') return facts.entries.map(({ of, title, file }) => [of, `${title}　${file}`])
  if (facts.kind === 'sorting-machine') return [[say(officeWords.documentSerial), facts.serial]]
  const { opens, closes, page, log, evidence, exporters, witnesses } = facts
  // Both are in the same zone (election/online/settings.ts). Seconds are shown where there are some: two people compare what is signed.
  const hour = (instant: string) => minute(instant.slice(0, instant.slice(16, 19) === ':00' ? 16 : 19))
  return [
    [
      say(officeWords.documentHours),
      say(officeWords.documentHoursAre, { opens: hour(opens), closes: hour(closes), zone: opens.slice(19) }),
    ],
    [say(officeWords.documentPage), page],
    [say(officeWords.documentLog), log],
    [say(officeWords.documentCards), say(officeWords[`documentCards_${evidence}`])],
    [say(officeWords.documentExporters), listed(exporters, language)],
    [say(officeWords.documentWitnesses), listed(witnesses, language)],
  ]
}
