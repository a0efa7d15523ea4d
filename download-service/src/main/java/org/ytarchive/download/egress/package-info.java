/**
 * How a tool reaches other hosts: through listeners of ours on loopback that judge every address
 * and dial the very one they judged. A tool's own restrictions let redirects and parts of manifests
 * lead it elsewhere; nothing here does.
 */
package org.ytarchive.download.egress;
