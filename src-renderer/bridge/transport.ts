/** What a host's wire must do: carry text both ways and say when it is up or down. */
export interface Transport {
  readonly send: (text: string) => void;
  readonly onMessage: (listener: (text: string) => void) => void;
  readonly onState: (listener: (state: 'up' | 'down') => void) => void;
}
