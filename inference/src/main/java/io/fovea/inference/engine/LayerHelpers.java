package io.fovea.inference.engine;

import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingHelper;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.layers.normalization.BatchNormalizationHelper;
import org.nd4j.linalg.api.buffer.DataType;

/** Who computes a layer in its place: DL4J's own oneDNN helpers, unless one is overridden. */
public interface LayerHelpers {

  default ConvolutionHelper convolution(ConvolutionLayer layer) {
    return new MKLDNNConvHelper(DataType.FLOAT);
  }

  default SubsamplingHelper pooling(SubsamplingLayer layer) {
    return new MKLDNNSubsamplingHelper(DataType.FLOAT);
  }

  default BatchNormalizationHelper normalization(BatchNormalization layer) {
    return new MKLDNNBatchNormHelper(DataType.FLOAT);
  }
}
