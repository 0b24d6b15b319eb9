/**
 * Vectors of sentences by an ONNX model that the operator delivers. Off unless asked for: ONNX Runtime is not part of the program, its
 * jar is laid beside the others. Only {@link org.palier.intents.onnx.OnnxEmbedder} is called from outside.
 */
@org.jspecify.annotations.NullMarked
package org.palier.intents.onnx;
