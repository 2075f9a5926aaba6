/** The viewer that reports contain. The build puts it here: see scripts/packaging/viewer-code.ts. */
import type { PackedViewer } from '../core/formats/report/viewer-page.ts';

export async function viewer(): Promise<PackedViewer> {
  throw new Error('Only the built command has the viewer: npm run build');
}
