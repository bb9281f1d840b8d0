/** Why `next` refuses: no crash leaves this, only a write error or tampering. Nothing is written. */
export type Refusal =
  | { readonly type: 'no-medium-counts' }
  | { readonly type: 'both-alone' }
  | { readonly type: 'journals-apart' }
  | { readonly type: 'journals-differ' }
  | { readonly type: 'pages-contradict' }
  | { readonly type: 'slot-taken' }
  | { readonly type: 'seals-differ' }
  | { readonly type: 'seal-of-other-contents' }
  /** There is no seal to copy, and this machine signs none any more. */
  | { readonly type: 'signing-key-gone' }
