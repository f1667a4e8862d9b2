/** Writes to standard output or error; answers what kept it from being written ('EPIPE', 'ENOSPC', ...), or null. */
export function writeText(stream: NodeJS.WritableStream, text: string): Promise<string | null> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void => resolve(error.code ?? error.message);
    // It stays: a pipe that was closed says so again when the process ends, and nobody else listens.
    stream.on('error', fail);
    stream.write(text, (error) => {
      if (error) fail(error);
      else resolve(null);
    });
  });
}
