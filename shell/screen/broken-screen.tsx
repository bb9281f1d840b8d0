/**
 * A page that cannot be drawn leaves no white glass (V1): words take its place, and the page is drawn again with the next view, with
 * another size of the window, or when somebody asks for it. Nothing of the page before stays, so no name that somebody chose.
 */
import { Component, type ReactNode } from 'react'

interface Props {
  /** The view that is drawn: another one is another chance. */
  readonly view: unknown
  readonly instead: (again: () => void) => ReactNode
  readonly children: ReactNode
}

interface State {
  readonly isBroken: boolean
}

export class BrokenScreen extends Component<Props, State> {
  override state: State = { isBroken: false }

  static getDerivedStateFromError(): State {
    return { isBroken: true }
  }

  readonly again = (): void => {
    if (this.state.isBroken) this.setState({ isBroken: false })
  }

  override componentDidMount(): void {
    addEventListener('resize', this.again)
  }

  override componentDidUpdate(before: Props): void {
    if (before.view !== this.props.view) this.again()
  }

  override componentWillUnmount(): void {
    removeEventListener('resize', this.again)
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.instead(this.again) : this.props.children
  }
}
