/** A PDF of letters: an address of this page's memory, which ends with the page. */
import { useEffect, useState } from 'react'
import { fromBase64 } from '#election/online/log/base64.ts'
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'

export function Pdf({ pdf, count, help }: { readonly pdf: string; readonly count: number; readonly help: string }) {
  const say = useText()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const bytes = fromBase64(pdf)
    const made =
      bytes === null ? null : URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }))
    setAddress(made)
    return () => {
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [pdf])
  if (address === null) return null
  return (
    <div className="made">
      <a href={address} target="_blank" rel="noreferrer">
        {say(words.openPdf, { count })}
      </a>
      <p>{help}</p>
    </div>
  )
}
