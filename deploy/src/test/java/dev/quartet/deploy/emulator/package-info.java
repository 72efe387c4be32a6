/** Deploys the stacks into an emulator of AWS, and takes them out again. */
@NullMarked
package dev.quartet.deploy.emulator;

import org.jspecify.annotations.NullMarked;
