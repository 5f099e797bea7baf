/** What is shown beside the list. */
export interface PanelView {
  readonly element: HTMLElement;
  /** Moves the focus to where a reader or writer starts. */
  readonly focus: () => void;
  /** Called every second. */
  readonly tick?: (now: number) => void;
}
