export interface PanelProps {
  /** Something new is being typed. */
  readonly isAdding: boolean;
  readonly onAdding: (isAdding: boolean) => void;
}
