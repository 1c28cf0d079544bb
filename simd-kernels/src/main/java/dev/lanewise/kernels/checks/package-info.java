/** What the families' entries ask of their arguments alike. */
@NullMarked
package dev.lanewise.kernels.checks;

import org.jspecify.annotations.NullMarked;
