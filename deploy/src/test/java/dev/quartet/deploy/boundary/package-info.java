/** Who may do what in AWS: the policies as they are once deployed, judged by a simulator of IAM. */
@NullMarked
package dev.quartet.deploy.boundary;

import org.jspecify.annotations.NullMarked;
