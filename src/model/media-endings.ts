/** The endings of the names of media files, without the dot. */

/** Pictures. */
export const imageEndings = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'ico', 'svg'] as const

/** Sounds and films that Anki's programs can play. */
export const soundEndings = [
  ...['mp3', 'ogg', 'oga', 'opus', 'wav', 'flac', 'm4a', 'aac', '3gp'],
  ...['mp4', 'm4v', 'webm', 'ogv', 'mov', 'mkv', 'avi', 'mpg', 'mpeg'],
] as const
