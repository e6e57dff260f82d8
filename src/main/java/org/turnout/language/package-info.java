/// A language is a folder of data: the words its speakers answer with, the words that opt out, the
/// texts the system itself sends. Adding one needs no Java. Everything here is pure and never
/// throws on what a member wrote.
@NullMarked
package org.turnout.language;

import org.jspecify.annotations.NullMarked;
