/// Flow files: reading, checking and the library of versions. Every mistake is a located problem in
/// an organizer's words.
@NullMarked
package org.turnout.flow.yaml;

import org.jspecify.annotations.NullMarked;
