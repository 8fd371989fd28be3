/** Hertz and seconds: one high tone is done, two low ones are refused. Heard without looking up from the tubes. */
const tones = {
  done: [[1320, 0.09]],
  refused: [
    [196, 0.16],
    [165, 0.22],
  ],
} as const;

let context: AudioContext | null = null;

/** Sounds where the PC has sound; a PC without it is silent, and the page says the same in colour and words. */
export const sound = (which: keyof typeof tones): void => {
  try {
    context ??= new AudioContext();
    let at = context.currentTime;
    for (const [frequency, length] of tones[which]) {
      const tone = new OscillatorNode(context, { frequency, type: which === 'done' ? 'sine' : 'square' });
      const loudness = new GainNode(context, { gain: 0.12 });
      tone.connect(loudness).connect(context.destination);
      tone.start(at);
      tone.stop(at + length);
      at += length + 0.05;
    }
  } catch {
    context = null;
  }
};
