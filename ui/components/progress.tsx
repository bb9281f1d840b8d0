/** How far a piece of work is. Real figures only: without a known end it says so and shows no bar. */
import './progress.css'

export interface ProgressProps {
  readonly label: string
  /** Work done and whole, in the same unit; null while the whole is not known. */
  readonly done: number
  readonly whole: number | null
  /** For example remaining time or bytes, already in words. */
  readonly detail?: string
}

export function Progress({ label, done, whole, detail }: ProgressProps) {
  return (
    <div className="progress">
      <span className="progress-label">{label}</span>
      {whole === null ? <progress aria-label={label} /> : <progress aria-label={label} max={whole} value={done} />}
      <span className="progress-detail">{detail ?? (whole === null ? '' : `${done}/${whole}`)}</span>
    </div>
  )
}
