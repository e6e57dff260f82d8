/// Web addresses: which ones a text holds, and where they lead. Texts, link targets and checks all
/// read them here, so that no two of them can differ.
@NullMarked
package org.turnout.url;

import org.jspecify.annotations.NullMarked;
