/** An argument or a file that nothing can be done with. Its message is one line that names the file and the place. */
export class Unusable extends Error {}
